// Package conformance runs the health checks and actions of this folder in Argo CD's own interpreter.
//
// There is nothing to import: it is all tests. See ../../docs/argo-cd.md.
package conformance
