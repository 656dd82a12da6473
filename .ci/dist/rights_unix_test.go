//go:build dist && unix

package main

import (
	"os"
	"syscall"
)

// alone confines a process of root to a folder, as in a container. Without root, it does
// nothing.
func alone(folder string) *syscall.SysProcAttr {
	attr := withoutRights()
	if attr != nil {
		attr.Chroot = folder
	}
	return attr
}

// withoutRights makes a process of root run as an unprivileged user.
func withoutRights() *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
}
