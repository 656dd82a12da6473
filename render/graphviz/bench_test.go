package graphviz

import (
	"fmt"
	"testing"
)

func BenchmarkLayOut(b *testing.B) {
	for _, tt := range []struct {
		engine  Engine
		routing Routing
		nodes   int
	}{
		{Dot, Curved, 24}, {Dot, Curved, 80}, {Dot, Curved, 300},
		{Neato, Curved, 24}, {Neato, Curved, 80}, {Neato, Direct, 300},
	} {
		b.Run(fmt.Sprintf("%s/%d", tt.engine, tt.nodes), func(b *testing.B) {
			d := random(1, tt.nodes, tt.engine)
			d.Routing = tt.routing
			for b.Loop() {
				if _, err := LayOut(b.Context(), d, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
