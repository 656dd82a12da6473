//go:build unix

package main

import (
	"os"
	"syscall"
)

// withoutRights makes a process of root one of a user who may do nothing.
func withoutRights() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}
