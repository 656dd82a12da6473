package main

import (
	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/fontset"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/typeset"
)

// fontFlags configure the sources of glyphs that the built-in font lacks.
type fontFlags struct {
	fontset.Set
	strict bool
}

// addFonts adds the flags to cmd. Without system, installed fonts are never used, so that
// the same document yields the same bytes everywhere.
func addFonts(cmd *cobra.Command, system bool) *fontFlags {
	f := &fontFlags{Set: fontset.Set{NoSystem: !system}}
	fs := cmd.Flags()
	fs.StringArrayVar(&f.Files, "font", nil, "png, pdf: take glyphs that the built-in font does not have from `FILE` (TrueType or OpenType); repeatable")
	if system {
		fs.BoolVar(&f.NoSystem, "no-system-fonts", false, "png, pdf: never take glyphs from installed fonts")
	}
	fs.BoolVar(&f.strict, "strict-fonts", false, "png, pdf: fail if a glyph is missing")
	if err := cmd.MarkFlagFilename("font", "ttf", "otf", "ttc"); err != nil {
		panic(err)
	}
	return f
}

func (f *fontFlags) open(m *model.Map, project *model.Config) (*typeset.Fonts, error) {
	fonts, err := f.Open(m, project)
	if err != nil {
		return nil, failed("%v", err)
	}
	return fonts, nil
}
