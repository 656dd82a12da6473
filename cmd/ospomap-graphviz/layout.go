package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/goccy/go-graphviz"
)

var errNoGraph = errors.New("the input holds no graph")

// layOut lays out one graph and returns it in a Graphviz format. Graphviz's compiled code
// can panic anywhere; a panic is returned as an error.
func layOut(dot []byte, engine, format string) (out []byte, err error) {
	if len(bytes.TrimSpace(dot)) == 0 {
		return nil, errNoGraph
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the layout failed: %v", p)
		}
	}()
	ctx := context.Background()
	g, err := graphviz.New(ctx)
	if err != nil {
		return nil, err
	}
	graph, err := graphviz.ParseBytes(dot)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot read the graph: %w", err)
	case graph == nil:
		return nil, errNoGraph
	}
	var b bytes.Buffer
	if err := g.SetLayout(graphviz.Layout(engine)).Render(ctx, graph, graphviz.Format(format), &b); err != nil {
		return nil, fmt.Errorf("cannot lay the graph out: %w", err)
	}
	return b.Bytes(), nil
}

// checkAnswer reports an error unless Graphviz's output holds a layout. When its code
// stops early, it reports success with an empty or unplaced drawing.
func checkAnswer(out []byte) error {
	var a struct {
		BB        string
		Subgraphs int `json:"_subgraph_cnt"` // first among the objects
		Objects   []struct{ Name, Pos string }
	}
	if len(out) == 0 {
		return errors.New("the layout is empty")
	}
	if err := json.Unmarshal(out, &a); err != nil {
		return fmt.Errorf("the layout is not valid: %w", err)
	}
	if a.BB == "" {
		return errors.New("the layout has no bounding box")
	}
	for _, o := range a.Objects[min(a.Subgraphs, len(a.Objects)):] {
		if o.Pos == "" {
			return fmt.Errorf("the layout has no place for %q", o.Name)
		}
	}
	return nil
}
