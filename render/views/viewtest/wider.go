package viewtest

import (
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/render/scene"
)

// Crowded lists texts that run over each other if the font is wider by the given share
// and the program doesn't scale texts to their measured width. Texts of a run follow each
// other in any font.
func Crowded(s *scene.Scene, share float64) []string {
	type set struct {
		Area
		s   string
		run *scene.Group
	}
	var all []set
	var walk func(nodes []scene.Node, run *scene.Group)
	walk = func(nodes []scene.Node, run *scene.Group) {
		for _, n := range nodes {
			switch x := n.(type) {
			case *scene.Group:
				if x.Class == scene.Run {
					walk(x.Children, x)
				} else {
					walk(x.Children, run)
				}
			case *scene.Text:
				a := placed(x, x.Width*(1+share))
				if run != nil {
					a.X += (run.Children[0].(*scene.Text).X - x.X) * -share
				}
				if strings.TrimSpace(x.S) != "" {
					all = append(all, set{a, x.S, run})
				}
			}
		}
	}
	walk(s.Root, nil)
	var found []string
	for i, a := range all {
		for _, b := range all[i+1:] {
			if (a.run == nil || a.run != b.run) && a.Grow(-0.6).Hits(b.Grow(-0.6)) {
				found = append(found, fmt.Sprintf("%q runs over %q", a.s, b.s))
			}
		}
	}
	return found
}
