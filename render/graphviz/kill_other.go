//go:build !unix

package graphviz

import "os/exec"

// killGroup leaves it at the end of the program itself: there are no groups here.
func killGroup(*exec.Cmd) {}
