// Command ospomap-graphviz lays out a graph: it reads DOT from standard input and writes
// Graphviz's json0 to standard output, as "dot -Tjson0" does. ospomap runs it for
// pictures that need a layout. As a separate program, a layout can be stopped, several
// can run at once, and nothing else needs to include Graphviz.
package main

import (
	"os"
	"runtime"
	"time"

	_ "github.com/ospomap/ospomap/cmd/ospomap-graphviz/internal/privatecache"
)

func main() {
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0))) // a layout does not yield: leave a processor for endWith
	go endWith(os.Getppid())
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// endWith exits when the parent process exits: a killed parent cannot stop its child, and
// a layout can run for a long time.
func endWith(parent int) {
	for os.Getppid() == parent {
		time.Sleep(time.Second)
	}
	os.Exit(exitFailed)
}
