package conformance

import (
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/argoproj/argo-cd/v3/util/lua"
	"github.com/stretchr/testify/require"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Enough for every kind of damage to every path of every manifest to be near one that is tried. DAMAGE_EVERY=1 tries all.
const (
	usualEvery = 7
	pairs      = 25_000
	withLibs   = 10_000
)

type path []any

// Gone is no value at all.
type gone struct{}

func substitutes() []any {
	return []any{
		gone{}, nil, true, false, "", "x", "9", -1.0, 1.5, 0.0, 1e300,
		map[string]any{}, []any{}, []any{nil, "x", map[string]any{"name": 1.0}},
		map[string]any{"phase": map[string]any{}, "name": []any{}},
	}
}

func pathsOf(value any, here path) []path {
	paths := []path{}
	if len(here) > 0 {
		paths = append(paths, here)
	}
	switch typed := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(typed))
		for key := range typed {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			paths = append(paths, pathsOf(typed[key], append(slices.Clone(here), key))...)
		}
	case []any:
		for index, item := range typed {
			paths = append(paths, pathsOf(item, append(slices.Clone(here), index))...)
		}
	}
	return paths
}

// A copy with something else in one place. A place that is not there any more is left as it is.
func replaced(value any, where path, substitute any) any {
	if len(where) == 0 {
		return substitute
	}
	switch typed := value.(type) {
	case map[string]any:
		key, isKey := where[0].(string)
		if !isKey {
			return value
		}
		copied := make(map[string]any, len(typed))
		for name, item := range typed {
			copied[name] = item
		}
		changed := replaced(typed[key], where[1:], substitute)
		if _, isGone := changed.(gone); isGone {
			delete(copied, key)
		} else {
			copied[key] = changed
		}
		return copied
	case []any:
		index, isIndex := where[0].(int)
		if !isIndex || index >= len(typed) {
			return value
		}
		copied := slices.Clone(typed)
		changed := replaced(typed[index], where[1:], substitute)
		if _, isGone := changed.(gone); isGone {
			return slices.Delete(copied, index, index+1)
		}
		copied[index] = changed
		return copied
	}
	return value
}

type damage struct {
	script string
	object map[string]any
	what   string
}

func damageEvery(t *testing.T) int {
	t.Helper()
	text := os.Getenv("DAMAGE_EVERY")
	if text == "" {
		return usualEvery
	}
	every, err := strconv.Atoi(text)
	require.NoError(t, err)
	return every
}

func eachDamage(t *testing.T, visit func(damage)) {
	t.Helper()
	every := damageEvery(t)
	// The seed is fixed: a failure is found again.
	random := rand.New(rand.NewSource(6))
	type manifest struct {
		script, name string
		object       map[string]any
		paths        []path
	}
	manifests := []manifest{}
	met := 0
	for _, kind := range kinds {
		script := readText(t, healthChecks, kind, "health.lua")
		var cases healthTests
		readYaml(t, &cases, healthChecks, kind, "health_test.yaml")
		for _, test := range cases.Tests {
			object := readObject(t, healthChecks, kind, test.InputPath).Object
			paths := pathsOf(object, nil)
			manifests = append(manifests, manifest{script, kind + "/" + test.InputPath, object, paths})
			for _, where := range paths {
				for _, substitute := range substitutes() {
					met++
					if met%every == 0 {
						broken, isMap := replaced(object, where, substitute).(map[string]any)
						require.True(t, isMap)
						visit(damage{script, broken, fmt.Sprintf("%s at %v: %v", test.InputPath, where, substitute)})
					}
				}
			}
		}
	}
	for range pairs {
		chosen := manifests[random.Intn(len(manifests))]
		var broken any = chosen.object
		what := chosen.name
		for range 2 {
			where := chosen.paths[random.Intn(len(chosen.paths))]
			substitute := substitutes()[random.Intn(len(substitutes()))]
			broken = replaced(broken, where, substitute)
			what += fmt.Sprintf(" at %v: %v", where, substitute)
		}
		object, isMap := broken.(map[string]any)
		require.True(t, isMap)
		visit(damage{chosen.script, object, what})
	}
}

func TestWhateverIsBrokenThereIsAStatusAndAMessage(t *testing.T) {
	statuses := []string{"Healthy", "Progressing", "Suspended", "Degraded", "Unknown"}
	times := []time.Duration{}
	failures, repeated, interrupted := 0, 0, 0
	check := func(d damage, openLibs bool) {
		vm := lua.VM{UseOpenLibs: openLibs}
		object := &unstructured.Unstructured{Object: d.object}
		began := time.Now()
		found, err := vm.ExecuteHealthLua(object, d.script)
		times = append(times, time.Since(began))
		if err != nil && strings.Contains(err.Error(), "deadline exceeded") {
			// A script has a second of wall time, which may pass on a busy machine while it does not run at all.
			interrupted++
			found, err = vm.ExecuteHealthLua(object, d.script)
		}
		if err == nil && slices.Contains(statuses, string(found.Status)) && found.Message != "" {
			return
		}
		failures++
		if failures <= 20 {
			t.Errorf("%s (open libraries: %t): %v, %v", d.what, openLibs, found, err)
		}
	}
	eachDamage(t, func(d damage) {
		check(d, false)
		if repeated < withLibs && len(times)%4 == 0 {
			repeated++
			check(d, true)
		}
	})
	require.Zero(t, failures)
	require.GreaterOrEqual(t, len(times), 60_000)
	slices.Sort(times)
	t.Logf("%d evaluations, %d of them with open libraries, %d failures, %d interrupted; p50 %s, p99 %s, longest %s", len(times), repeated, failures, interrupted,
		times[len(times)/2], times[len(times)*99/100], times[len(times)-1])
}
