//go:build !unix

package main

import "syscall"

func withoutRights() *syscall.SysProcAttr { return nil }
