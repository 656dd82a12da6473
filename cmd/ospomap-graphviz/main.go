// Command ospomap-graphviz lays a graph out: DOT on standard input, Graphviz's
// json0 on standard output, as "dot -Tjson0" does. The program ospomap starts it
// for the pictures that need a layout, so that a layout can be stopped, several
// can run at once, and nothing else has to carry Graphviz along.
package main

import (
	"os"

	_ "github.com/ospomap/ospomap/cmd/ospomap-graphviz/internal/privatecache"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
