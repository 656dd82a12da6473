//go:build unix

package graphviz

import (
	"os/exec"
	"syscall"
)

// killGroup lets the end of a command's context end all that the program has
// started as well: it may be a script.
func killGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
