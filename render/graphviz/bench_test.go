package graphviz

import (
	"fmt"
	"testing"
)

func BenchmarkLayOut(b *testing.B) {
	for _, tt := range []struct {
		engine Engine
		direct bool
		nodes  int
	}{
		{Dot, false, 24}, {Dot, false, 80}, {Dot, false, 300},
		{Neato, false, 24}, {Neato, false, 80}, {Neato, true, 300},
	} {
		b.Run(fmt.Sprintf("%s/%d", tt.engine, tt.nodes), func(b *testing.B) {
			d := random(1, tt.nodes, tt.engine)
			d.Direct = tt.direct
			for b.Loop() {
				if _, err := LayOut(b.Context(), d, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
