// Command ospomap-graphviz lays a graph out: DOT on standard input, Graphviz's
// json0 on standard output, as "dot -Tjson0" does. The program ospomap starts it
// for the pictures that need a layout, so that a layout can be stopped, several
// can run at once, and nothing else has to carry Graphviz along.
package main

import (
	"os"
	"runtime"
	"time"

	_ "github.com/ospomap/ospomap/cmd/ospomap-graphviz/internal/privatecache"
)

func main() {
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0))) // a layout lets nothing else have its turn
	go endWith(os.Getppid())
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// endWith ends the program when the one that started it has ended: one that was killed
// could not stop it, and a layout may take long.
func endWith(parent int) {
	for os.Getppid() == parent {
		time.Sleep(time.Second)
	}
	os.Exit(exitFailed)
}
