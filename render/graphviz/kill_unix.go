//go:build unix

package graphviz

import (
	"os/exec"
	"syscall"
)

// killGroup makes cancelling the command's context kill all processes that the program
// started, too: it may be a script.
func killGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
