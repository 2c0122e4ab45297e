package conformance

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Where the source of Argo CD lies that this module is built with.
func argoCDFolder(t testing.TB) string {
	t.Helper()
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/argoproj/argo-cd/v3").Output()
	require.NoError(t, err)
	return strings.TrimSpace(string(folder))
}
