package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"testing"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/compass"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
)

// FuzzPipeline takes any bytes all the way to a picture: nothing panics, what is
// drawn is well-formed, and drawn twice it is the same.
func FuzzPipeline(f *testing.F) {
	for _, path := range samples(f, ".yaml") {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src, uint8(0))
	}
	for i, r := range gap.Rules() {
		f.Add([]byte(r.Bad), uint8(i))
		f.Add([]byte(r.Good), uint8(i))
	}
	f.Fuzz(func(t *testing.T, src []byte, density uint8) {
		m, findings := parse.Parse("map.yaml", src)
		o := gap.Options{Today: model.Date{Year: 2026, Month: 11, Day: 22}, Enable: []string{"*"}}
		o.ErrorsOnly = model.CountErrors(findings) > 0
		found := gap.Run(m, o).Findings
		if model.CountErrors(findings)+model.CountErrors(found) > 0 {
			return
		}
		opts := view.Options{Density: compass.Densities[int(density)%len(compass.Densities)], Findings: found}
		first, second := picture(t, m, opts), picture(t, m, opts)
		if !bytes.Equal(first, second) {
			t.Error("two renderings differ")
		}
		for d := xml.NewDecoder(bytes.NewReader(first)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func picture(t *testing.T, m *model.Map, o view.Options) []byte {
	t.Helper()
	s, err := view.Lookup("compass").Draw(m, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := format.Lookup("svg").Write(&b, s, format.Options{Theme: theme.Auto}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
