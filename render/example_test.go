package render_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/view"
)

// Draw a map with its findings marked. What is overdue depends on the day, so pass a
// fixed one to get the same picture every time.
func ExampleDraw() {
	const source = `
organization: Acme
stakeholders:
  - {name: CTO, perspective: upward}
collaborations:
  - {to: CTO, method: report, cadence: monthly, last_held: 2026-01-15}
`
	today, _ := model.ParseDate("2026-11-30")
	res := check.Run([]byte(source), check.Options{Name: "ospo.yaml"})
	if err := res.Err(); err != nil {
		fmt.Println(err)
		return
	}
	var picture bytes.Buffer
	err := render.Draw(&picture, res.Map, render.What{
		View: "calendar", Format: "svg",
		Show: view.Options{Findings: res.Findings, Today: today},
	})
	fmt.Println(err, strings.Contains(picture.String(), "Overdue"))
	// Output: <nil> true
}
