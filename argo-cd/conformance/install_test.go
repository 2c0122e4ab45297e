package conformance

import (
	"context"
	"strings"
	"testing"

	"github.com/argoproj/argo-cd/v3/util/settings"
	"github.com/stretchr/testify/require"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/fake"
)

// Argo CD refuses all customizations when it dislikes the key of one.
func TestArgoCDLoadsWhatIsInstalled(t *testing.T) {
	var patch corev1.ConfigMap
	readYaml(t, &patch, "../install/kustomize/argocd-cm.yaml")
	installed := &corev1.ConfigMap{
		ObjectMeta: metav1.ObjectMeta{Name: "argocd-cm", Namespace: "argocd", Labels: map[string]string{"app.kubernetes.io/part-of": "argocd"}},
		Data:       patch.Data,
	}
	secret := &corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Name: "argocd-secret", Namespace: "argocd", Labels: map[string]string{"app.kubernetes.io/part-of": "argocd"}},
		Data:       map[string][]byte{"server.secretkey": []byte("test")},
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	manager := settings.NewSettingsManager(ctx, fake.NewClientset(installed, secret), "argocd")
	overrides, err := manager.GetResourceOverrides()
	require.NoError(t, err)
	for _, kind := range kinds {
		override, found := overrides[kind]
		require.True(t, found, kind)
		require.Equal(t, readText(t, healthChecks, kind, "health.lua"), override.HealthLua)
		require.False(t, override.UseOpenLibs)
	}
	for _, kind := range actionKinds {
		override := overrides[kind]
		actions, err := override.GetActions()
		require.NoError(t, err)
		ours := actionOverride(t, kind)
		wanted, err := ours.GetActions()
		require.NoError(t, err)
		require.Equal(t, wanted, actions)
	}
	for key := range patch.Data {
		require.True(t, strings.HasPrefix(key, "resource.customizations."), key)
	}
}
