// Package pdf writes PDF files with embedded fonts. It handles objects, strings and
// fonts; the caller provides the contents of the pages.
//
// PDF libraries don't tag a subset font as a subset, don't kern, and have no text for
// characters that the font lacks. This package does all three.
package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// MaxSide is the longest side of a page that every reader opens, pt.
const MaxSide = 14400

// Document is a PDF file's pages and metadata.
type Document struct {
	Title    string
	Author   string // omitted if empty, like the next two
	Subject  string
	Language string // such as en
	Pages    []Page
	Fonts    []*Font // F0, F1 … in the operators of the pages; nil is skipped
	Shapes   Shapes  // G0, G1 …
}

// Page is one page.
type Page struct {
	Bookmark      string  // title of the page's bookmark; empty means none
	Width, Height float64 // pt
	Content       []byte  // operators
	Links         []Link
	Structure     *Element // for screen readers; may be nil
	Marks         int      // number of marked pieces in Content, counted from 0
}

// Link is a rectangle of the page that opens an address.
type Link struct {
	Left, Bottom, Right, Top float64 // pt from the page's lower left corner
	URI                      string  // ASCII only
	Text                     string  // text alternative
}

// Write writes the file. The same document always yields the same bytes.
func (d *Document) Write(w io.Writer) error {
	var f file
	f.b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	var fonts strings.Builder
	for i, font := range d.Fonts {
		if font == nil {
			continue
		}
		ref, err := font.embed(&f)
		if err != nil {
			return err
		}
		fmt.Fprintf(&fonts, "/F%d %s", i, ref)
	}
	fonts.WriteString(d.Shapes.embed(&f))
	parent := f.reserve()
	pages := make([]placed, len(d.Pages))
	var kids strings.Builder
	links := len(d.Pages) // structure numbers of links follow those of pages
	for i := range d.Pages {
		pages[i] = d.Pages[i].add(&f, parent, i, links, fonts.String())
		links += len(pages[i].links)
		fmt.Fprintf(&kids, "%s\n", pages[i].ref)
	}
	f.set(parent, "<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String())
	catalog := f.add("<</Type/Catalog/Pages %s%s%s%s/Metadata %s/ViewerPreferences<</DisplayDocTitle true>>>>",
		parent, entry("Lang", d.Language), d.outline(&f, pages), d.structure(&f, pages), d.metadata(&f))
	info := f.add("<<%s%s%s/Producer(ospomap)>>",
		entry("Title", d.Title), entry("Author", d.Author), entry("Subject", d.Subject))
	_, err := w.Write(f.finish(catalog, info))
	return err
}

// placed is a page in the file, with its links, which are numbered from first.
type placed struct {
	ref   ref
	links []ref
	first int
}

// add adds the page with that number and its links.
func (p *Page) add(f *file, parent ref, number, first int, fonts string) placed {
	content := f.stream("", p.Content)
	in := placed{first: first}
	for i, l := range p.Links {
		in.links = append(in.links, f.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]"+
			"%s/StructParent %d/A<</S/URI/URI%s>>>>", l.Left, l.Bottom, l.Right, l.Top, entry("Contents", l.Text), first+i, byteString(l.URI)))
	}
	in.ref = f.add("<</Type/Page/Parent %s/MediaBox[0 0 %.2f %.2f]/Contents %s/Tabs/S/StructParents %d\n"+
		"/Resources<</Font<<%s>>>>/Annots[%s]>>", parent, p.Width, p.Height, content, number, fonts, refs(in.links))
	return in
}

// outline adds the bookmarks, opened by default, and returns their catalog entries, or ""
// if no page has one.
func (d *Document) outline(f *file, pages []placed) string {
	var marked []int
	for i := range d.Pages {
		if d.Pages[i].Bookmark != "" {
			marked = append(marked, i)
		}
	}
	if len(marked) == 0 {
		return ""
	}
	root := f.reserve()
	items := make([]ref, len(marked))
	for i := range items {
		items[i] = f.reserve()
	}
	for i, page := range marked {
		beside := ""
		if i > 0 {
			beside += fmt.Sprintf("/Prev %s", items[i-1])
		}
		if i+1 < len(items) {
			beside += fmt.Sprintf("/Next %s", items[i+1])
		}
		f.set(items[i], "<<%s/Parent %s%s/Dest[%s/Fit]>>", entry("Title", d.Pages[page].Bookmark), root, beside, pages[page].ref)
	}
	f.set(root, "<</Type/Outlines/First %s/Last %s/Count %d>>", items[0], items[len(items)-1], len(items))
	return fmt.Sprintf("/Outlines %s/PageMode/UseOutlines", root)
}

// ref is an object number. It prints as a reference.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// file collects objects in the order of writing.
type file struct {
	b       bytes.Buffer
	offsets []int // of each object, by number minus one
}

// reserve returns the number of an object to be set later.
func (f *file) reserve() ref {
	f.offsets = append(f.offsets, 0)
	return ref(len(f.offsets))
}

func (f *file) set(r ref, format string, args ...any) {
	f.offsets[r-1] = f.b.Len()
	fmt.Fprintf(&f.b, "%d 0 obj\n", int(r))
	fmt.Fprintf(&f.b, format, args...)
	f.b.WriteString("\nendobj\n")
}

func (f *file) add(format string, args ...any) ref {
	r := f.reserve()
	f.set(r, format, args...)
	return r
}

// stream adds a compressed stream. entries are added to its dictionary.
func (f *file) stream(entries string, data []byte) ref {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(data) // a buffer can't fail
	z.Close()
	return f.add("<</Filter/FlateDecode/Length %d%s>>\nstream\n%s\nendstream", packed.Len(), entries, packed.Bytes())
}

// finish writes the cross-reference table and returns the whole file. The file's ID is a
// hash of its content, so that the same picture yields the same file.
func (f *file) finish(catalog, info ref) []byte {
	id := sha256.Sum256(f.b.Bytes())
	start := f.b.Len()
	fmt.Fprintf(&f.b, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, offset := range f.offsets {
		fmt.Fprintf(&f.b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&f.b, "trailer\n<</Size %d/Root %s/Info %s/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, catalog, info, id[:16], id[:16], start)
	return f.b.Bytes()
}

// entry returns a dictionary entry with a text string, or "" for an empty text.
func entry(name, text string) string {
	if text == "" {
		return ""
	}
	for _, c := range text {
		if c < ' ' || c > '~' {
			return "/" + name + "<FEFF" + utf16Hex(text) + ">"
		}
	}
	return "/" + name + byteString(text)
}

// byteString returns a string literal of ASCII characters.
func byteString(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(s) + ")"
}

// utf16Hex returns text as hexadecimal UTF-16. Invalid UTF-8 and control characters
// become the replacement character.
func utf16Hex(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		if unit < ' ' && unit != '\n' && unit != '\t' || unit >= 0xFFFE {
			unit = 0xFFFD
		}
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String()
}
