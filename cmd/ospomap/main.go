//go:build !gen

// Command ospomap reads a map of an Open Source Program Office's stakeholders, draws it,
// checks it for gaps and explains the findings.
package main

import (
	"os"
	"time"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/pace"
)

func main() {
	pace.Begin()
	env := Env{Getenv: os.Getenv, Now: time.Now, Expect: pace.For}
	os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env))
}
