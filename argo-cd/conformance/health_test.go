package conformance

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/health"
	"github.com/argoproj/argo-cd/v3/util/lua"
	"github.com/stretchr/testify/require"
)

type healthTests struct {
	Tests []struct {
		InputPath    string              `json:"inputPath"`
		HealthStatus health.HealthStatus `json:"healthStatus"`
	} `json:"tests"`
}

// Argo CD's own test of health checks, and that with the libraries that an installation leaves out.
func TestEveryManifestHasTheHealthItPromises(t *testing.T) {
	for _, kind := range kinds {
		script := readText(t, healthChecks, kind, "health.lua")
		var cases healthTests
		readYaml(t, &cases, healthChecks, kind, "health_test.yaml")
		require.NotEmpty(t, cases.Tests)
		for _, test := range cases.Tests {
			for _, openLibs := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%s/openLibs=%t", kind, test.InputPath, openLibs), func(t *testing.T) {
					object := readObject(t, healthChecks, kind, test.InputPath)
					found, err := lua.VM{UseOpenLibs: openLibs}.ExecuteHealthLua(object, script)
					require.NoError(t, err)
					require.Equal(t, &test.HealthStatus, found)
				})
			}
		}
	}
}

// Manifests for which we differ from Argo CD on purpose, with the reason. There are none.
var argued = map[string]string{}

// Argo CD's own manifests: the same status. Its messages are not ours.
func TestArgoCDsOwnManifestsHaveTheStatusThatArgoCDGives(t *testing.T) {
	upstream := filepath.Join(argoCDFolder(t), "resource_customizations")
	compared := 0
	for _, kind := range kinds {
		script := readText(t, healthChecks, kind, "health.lua")
		var cases healthTests
		readYaml(t, &cases, upstream, kind, "health_test.yaml")
		for _, test := range cases.Tests {
			compared++
			if argued[kind+"/"+test.InputPath] != "" {
				continue
			}
			found, err := lua.VM{}.ExecuteHealthLua(readObject(t, upstream, kind, test.InputPath), script)
			require.NoError(t, err)
			if found.Status != test.HealthStatus.Status {
				t.Errorf("%s/%s: %s, and Argo CD says %s (%s)", kind, test.InputPath, found.Status, test.HealthStatus.Status, found.Message)
			}
		}
	}
	require.Equal(t, 47, compared)
	t.Logf("%d manifests of Argo CD compared, %d deviations", compared, len(argued))
}

// What the scripts that come with Argo CD make of our manifests, for the record.
func TestWhatArgoCDsOwnScriptsMakeOfOurManifests(t *testing.T) {
	manifests, failed, silent, other := 0, 0, 0, 0
	for _, kind := range kinds {
		var cases healthTests
		readYaml(t, &cases, healthChecks, kind, "health_test.yaml")
		for _, test := range cases.Tests {
			manifests++
			object := readObject(t, healthChecks, kind, test.InputPath)
			script, openLibs, err := lua.VM{}.GetHealthScript(object)
			require.NoError(t, err)
			found, err := lua.VM{UseOpenLibs: openLibs}.ExecuteHealthLua(object, script)
			switch {
			case err != nil:
				failed++
			case found.Status == "":
				silent++
			case found.Status != test.HealthStatus.Status:
				other++
			}
		}
	}
	require.Positive(t, failed+silent+other)
	t.Logf("of %d manifests Argo CD's own scripts fail on %d, say nothing of %d, and say something else of %d", manifests, failed, silent, other)
}
