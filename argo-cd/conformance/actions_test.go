package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/diff"
	appv1 "github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/util/lua"
	"github.com/stretchr/testify/require"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

var actionKinds = []string{"argoproj.io/Rollout", "argoproj.io/AnalysisRun", "flagger.app/Canary"}

type actionTests struct {
	DiscoveryTests []struct {
		InputPath string                 `json:"inputPath"`
		Result    []appv1.ResourceAction `json:"result"`
	} `json:"discoveryTests"`
	ActionTests []struct {
		Action               string `json:"action"`
		InputPath            string `json:"inputPath"`
		ExpectedOutputPath   string `json:"expectedOutputPath"`
		ExpectedErrorMessage string `json:"expectedErrorMessage"`
	} `json:"actionTests"`
}

// The override of one kind as it stands in argocd-cm.
func actionOverride(t testing.TB, kind string) appv1.ResourceOverride {
	t.Helper()
	folder := filepath.Join(healthChecks, kind, "actions")
	actions := appv1.ResourceActions{ActionDiscoveryLua: readText(t, folder, "discovery.lua"), MergeBuiltinActions: true}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, entry := range entries {
		if entry.IsDir() && entry.Name() != "testdata" {
			actions.Definitions = append(actions.Definitions, appv1.ResourceActionDefinition{
				Name: entry.Name(), ActionLua: readText(t, folder, entry.Name(), "action.lua"),
			})
		}
	}
	text, err := yaml.Marshal(actions)
	require.NoError(t, err)
	return appv1.ResourceOverride{Actions: string(text)}
}

func actionVM(t testing.TB, kind string) lua.VM {
	t.Helper()
	return lua.VM{ResourceOverrides: map[string]appv1.ResourceOverride{kind: actionOverride(t, kind)}}
}

func TestTheMenuOffersWhatCanBeDoneAndNothingOfArgoCDIsLost(t *testing.T) {
	for _, kind := range actionKinds {
		var cases actionTests
		readYaml(t, &cases, healthChecks, kind, "actions", "action_test.yaml")
		vm := actionVM(t, kind)
		for _, test := range cases.DiscoveryTests {
			t.Run(kind+"/"+test.InputPath, func(t *testing.T) {
				object := readObject(t, healthChecks, kind, "actions", test.InputPath)
				ours := []string{actionScript(t, vm, object)}
				found, err := vm.ExecuteResourceActionDiscovery(object, ours)
				require.NoError(t, err)
				require.ElementsMatch(t, test.Result, found)
				scripts, err := vm.GetResourceActionDiscovery(object)
				require.NoError(t, err)
				if merged, err := vm.ExecuteResourceActionDiscovery(object, scripts); err == nil {
					require.ElementsMatch(t, test.Result, merged, "what Argo CD adds to ours")
				} else {
					t.Logf("Argo CD's own part fails: %v", err)
				}
			})
		}
	}
}

func actionScript(t testing.TB, vm lua.VM, object *unstructured.Unstructured) string {
	t.Helper()
	scripts, err := vm.GetResourceActionDiscovery(object)
	require.NoError(t, err)
	require.NotEmpty(t, scripts)
	return scripts[0]
}

func TestEveryActionChangesWhatItPromises(t *testing.T) {
	for _, kind := range actionKinds {
		var cases actionTests
		readYaml(t, &cases, healthChecks, kind, "actions", "action_test.yaml")
		vm := actionVM(t, kind)
		for _, test := range cases.ActionTests {
			t.Run(kind+"/"+test.Action+"/"+test.InputPath, func(t *testing.T) {
				object := readObject(t, healthChecks, kind, "actions", test.InputPath)
				action, err := vm.GetResourceAction(object, test.Action)
				require.NoError(t, err)
				changed, err := vm.ExecuteResourceAction(object, action.ActionLua, nil)
				if test.ExpectedErrorMessage != "" {
					require.ErrorContains(t, err, test.ExpectedErrorMessage)
					return
				}
				require.NoError(t, err)
				require.Len(t, changed, 1)
				wanted := readObject(t, healthChecks, kind, "actions", test.ExpectedOutputPath)
				found := changed[0].UnstructuredObj
				if test.Action == "restart" {
					// It is at the time when it is asked for.
					require.NoError(t, unstructured.SetNestedField(found.Object, "2026-11-21T00:00:00Z", "spec", "restartAt"))
				}
				compared, err := diff.Diff(wanted, found)
				require.NoError(t, err)
				require.False(t, compared.Modified, "wanted %s\nfound %s", compared.NormalizedLive, compared.PredictedLive)
			})
		}
	}
}

func TestTheMenuSurvivesWhateverIsBroken(t *testing.T) {
	tried := 0
	for _, kind := range actionKinds {
		var cases actionTests
		readYaml(t, &cases, healthChecks, kind, "actions", "action_test.yaml")
		vm := actionVM(t, kind)
		met := 0
		for _, test := range cases.DiscoveryTests {
			object := readObject(t, healthChecks, kind, "actions", test.InputPath)
			script := actionScript(t, vm, object)
			for _, where := range pathsOf(object.Object, nil) {
				for _, substitute := range substitutes() {
					met++
					if met%(2*damageEvery(t)) != 0 {
						continue
					}
					broken, isMap := replaced(object.Object, where, substitute).(map[string]any)
					require.True(t, isMap)
					tried++
					found, err := vm.ExecuteResourceActionDiscovery(&unstructured.Unstructured{Object: broken}, []string{script})
					require.NoError(t, err, "%s at %v: %v", test.InputPath, where, substitute)
					require.Len(t, found, len(test.Result))
				}
			}
		}
	}
	t.Logf("%d broken objects, each with its menu", tried)
}
