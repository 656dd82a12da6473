//go:build dist && !unix

package main

import "syscall"

func alone(string) *syscall.SysProcAttr { return nil }

func withoutRights() *syscall.SysProcAttr { return nil }
