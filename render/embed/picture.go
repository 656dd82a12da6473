package embed

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/views"
)

// Picture is an image file that a block shows.
type Picture struct {
	Path  string // relative to the document, with slashes
	Theme theme.Mode
}

// Pictures lists the files of a block: none for a table, and two, the light one first, if
// both themes are requested.
func (b *Block) Pictures() []Picture {
	ext := format.Lookup(b.Format).Ext
	stem := b.out
	switch {
	case b.Table():
		return nil
	case stem != "":
		stem = stem[:len(stem)-len(ext)]
	default:
		stem = b.defaultStem()
	}
	if b.theme != themeBoth {
		return []Picture{{cmp.Or(b.out, stem+ext), theme.Mode(b.theme)}}
	}
	var pictures []Picture
	for _, m := range []theme.Mode{theme.Light, theme.Dark} {
		pictures = append(pictures, Picture{stem + "-" + string(m) + ext, m})
	}
	return pictures
}

// defaultStem returns the map's name followed by what is drawn of it, so that blocks with
// different pictures seldom share a file.
func (b *Block) defaultStem() string {
	base := path.Base(b.Map)
	words := []string{strings.TrimSuffix(base, path.Ext(base)), b.View}
	for _, word := range b.Options.Chosen.Words(views.Lookup(b.View)) {
		words = append(words, parse.Slug(word))
	}
	if b.Options.Lang != "" {
		words = append(words, strings.ToLower(b.Options.Lang))
	}
	if b.theme == string(theme.Light) || b.theme == string(theme.Dark) {
		words = append(words, b.theme)
	}
	return strings.Join(words, "-")
}

// html reports whether the reference needs HTML, because Markdown can't express it.
func (b *Block) html() bool { return b.theme == themeBoth || b.width != "" }

// Reference returns the Markdown that shows the block's pictures. The description is the
// text alternative, unless the marker has its own.
func (b *Block) Reference(description string) string {
	alt := inert(cmp.Or(b.alt, description))
	pictures := b.Pictures()
	if !b.html() {
		return fmt.Sprintf("![%s](%s)\n", alt, link(pictures[0].Path))
	}
	width := ""
	if b.width != "" {
		width = fmt.Sprintf(` width="%s"`, b.width)
	}
	img := fmt.Sprintf("<img alt=\"%s\" src=\"%s\"%s />\n", alt, link(pictures[0].Path), width)
	if len(pictures) == 1 {
		return img
	}
	return "<picture>\n" +
		fmt.Sprintf("  <source media=\"(prefers-color-scheme: dark)\" srcset=\"%s\" />\n", link(pictures[1].Path)) +
		"  " + img + "</picture>\n"
}

// link returns a relative path as a link target that works in Markdown, HTML and MDX.
func link(file string) string {
	parts := strings.Split(file, "/")
	for i, p := range parts {
		parts[i] = strings.NewReplacer("&", "%26", "@", "%40", "$", "%24").Replace(url.PathEscape(p))
	}
	return strings.Join(parts, "/")
}

// inert returns text that is literal both in the description of a Markdown image and in
// an attribute of HTML or MDX: any other character becomes a numeric character reference.
func inert(s string) string {
	var out strings.Builder
	for _, r := range strings.TrimSpace(model.Printable(s)) {
		if unicode.In(r, unicode.L, unicode.M, unicode.N) || r > unicode.MaxASCII || strings.ContainsRune(" .,;:?/%+-()", r) {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, "&#%d;", r)
		}
	}
	return out.String()
}
