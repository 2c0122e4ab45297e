package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

const healthChecks = "../health-checks"

// Names of folders, which are Argo CD's keys, too.
var kinds = []string{"argoproj.io/Rollout", "argoproj.io/AnalysisRun", "argoproj.io/Experiment", "flagger.app/Canary"}

func readText(t testing.TB, path ...string) string {
	t.Helper()
	bytes, err := os.ReadFile(filepath.Join(path...))
	require.NoError(t, err)
	return string(bytes)
}

func readYaml(t testing.TB, into any, path ...string) {
	t.Helper()
	require.NoError(t, yaml.Unmarshal([]byte(readText(t, path...)), into))
}

func readObject(t testing.TB, path ...string) *unstructured.Unstructured {
	t.Helper()
	object := map[string]any{}
	readYaml(t, &object, path...)
	return &unstructured.Unstructured{Object: object}
}
