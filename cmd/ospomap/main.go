//go:build !gen

// Command ospomap reads a map of an Open Source Program Office's stakeholders
// and draws it, checks it for gaps and explains what it found.
package main

import (
	"os"
	"time"
)

func main() {
	env := Env{Getenv: os.Getenv, Now: time.Now}
	os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env))
}
