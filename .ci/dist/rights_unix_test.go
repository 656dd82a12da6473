//go:build unix

package main

import (
	"os"
	"syscall"
)

// alone makes a process of root one that sees nothing but a folder, as in a
// container; otherwise it does nothing.
func alone(folder string) *syscall.SysProcAttr {
	attr := withoutRights()
	if attr != nil {
		attr.Chroot = folder
	}
	return attr
}

// withoutRights makes a process of root one of a user who may do nothing.
func withoutRights() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}
