//go:build !gen

// Command ospomap reads a map of an Open Source Program Office's stakeholders
// and draws it, checks it for gaps and explains what it found.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

func main() {
	collectLater()
	env := Env{Getenv: os.Getenv, Now: time.Now}
	os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env))
}

// collectLater lets memory grow to 32 MB before it is collected for the first
// time, which most runs never reach. From then on the usual pace holds.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(800) // of 4 MB
	runtime.SetFinalizer(new([1 << 10]byte), func(*[1 << 10]byte) { debug.SetGCPercent(100) })
}
