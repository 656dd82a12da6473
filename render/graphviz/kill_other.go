//go:build !unix

package graphviz

import "os/exec"

// killGroup does nothing: without process groups, only the program itself can be killed.
func killGroup(*exec.Cmd) {}
