package conformance

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/argoproj/argo-cd/v3/util/lua"
	"github.com/stretchr/testify/require"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const recordings = "../../plugins/rollouts-common/testdata/recordings"

// Calls back for every state of every object of our kinds that real controllers went through.
func eachRecordedObject(t *testing.T, visit func(kind string, object *unstructured.Unstructured)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(recordings, "*", "*", "events.jsonl.gz"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		for _, event := range readEvents(t, file) {
			object := &unstructured.Unstructured{Object: event.Object}
			for _, kind := range kinds {
				if strings.TrimSuffix(object.GetAPIVersion(), "/"+object.GroupVersionKind().Version)+"/"+object.GetKind() == kind {
					visit(kind, object)
				}
			}
		}
	}
}

type event struct {
	Object map[string]any `json:"object"`
}

func readEvents(t *testing.T, path string) []event {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	require.NoError(t, err)
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 16<<20)
	var events []event
	for lines.Scan() {
		var found event
		require.NoError(t, json.Unmarshal(lines.Bytes(), &found))
		events = append(events, found)
	}
	require.NoError(t, lines.Err())
	return events
}

func TestEveryRecordedStateHasAHealth(t *testing.T) {
	states := 0
	counted := map[string]int{}
	scripts := map[string]string{}
	for _, kind := range kinds {
		scripts[kind] = readText(t, healthChecks, kind, "health.lua")
	}
	eachRecordedObject(t, func(kind string, object *unstructured.Unstructured) {
		states++
		found, err := lua.VM{}.ExecuteHealthLua(object, scripts[kind])
		require.NoError(t, err)
		require.NotEmpty(t, found.Status)
		require.NotEmpty(t, found.Message)
		counted[kind+" "+string(found.Status)]++
	})
	// Recordings are added, never taken away.
	require.GreaterOrEqual(t, states, 2069)
	t.Logf("%d recorded states: %v", states, counted)
}
