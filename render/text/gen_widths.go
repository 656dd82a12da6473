//go:build ignore

// This program writes widths_gen.go.
package main

import (
	"log"
	"os"

	"github.com/ospomap/ospomap/render/text/internal/fontgen"
)

func main() {
	src, err := fontgen.Source()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("widths_gen.go", src, 0o644); err != nil {
		log.Fatal(err)
	}
}
