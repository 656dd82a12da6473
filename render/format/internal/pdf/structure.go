package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// Element is a part of a page's logical structure, for screen readers and for copying.
// Its Kids are in reading order.
type Element struct {
	Type  string // PDF structure type, such as Sect, P, Figure or Link
	Title string // may be empty
	Alt   string // text alternative, for non-text
	Text  string // the actual text, if its glyphs are in another order; may be empty
	Kids  []Kid
}

// Kid is a child of an Element: another element, or a link of the page numbered from 1,
// or marked content of the page numbered from 0.
type Kid struct {
	Element *Element
	Link    int
	Mark    int
}

// structure adds the structure tree of all pages and returns its catalog entries.
func (d *Document) structure(f *file, pages []placed) string {
	root, whole := f.reserve(), f.reserve()
	var kids, marks, links strings.Builder
	for i, p := range pages {
		t := tree{file: f, page: p, marks: make([]ref, d.Pages[i].Marks), links: make([]ref, len(p.links))}
		if d.Pages[i].Structure != nil {
			fmt.Fprintf(&kids, "%s\n", t.add(d.Pages[i].Structure, whole))
		}
		fmt.Fprintf(&marks, "%d[%s]\n", i, refs(t.marks))
		for n, r := range t.links {
			fmt.Fprintf(&links, "%d %s\n", p.first+n, r)
		}
	}
	f.set(whole, "<</Type/StructElem/S/Document/P %s/K[%s]>>", root, kids.String())
	f.set(root, "<</Type/StructTreeRoot/K %s/ParentTree<</Nums[%s%s]>>>>", whole, marks.String(), links.String())
	return fmt.Sprintf("/StructTreeRoot %s/MarkInfo<</Marked true>>", root)
}

// tree adds the elements of one page, and records the element that each mark and each
// link belongs to.
type tree struct {
	*file
	page         placed
	marks, links []ref
}

func (t *tree) add(e *Element, parent ref) ref {
	r := t.reserve()
	var kids strings.Builder
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			fmt.Fprintf(&kids, "%s ", t.add(k.Element, r))
		case k.Link > 0:
			t.links[k.Link-1] = r
			fmt.Fprintf(&kids, "<</Type/OBJR/Obj %s>>", t.page.links[k.Link-1])
		default:
			t.marks[k.Mark] = r
			fmt.Fprintf(&kids, "%d ", k.Mark)
		}
	}
	t.set(r, "<</Type/StructElem/S/%s/P %s/Pg %s%s%s/K[%s]>>",
		e.Type, parent, t.page.ref, entry("T", e.Title), entry("Alt", e.Alt)+entry("ActualText", e.Text), kids.String())
	return r
}

func refs(all []ref) string {
	var b strings.Builder
	for _, r := range all {
		if r == 0 {
			b.WriteString("null ")
		} else {
			fmt.Fprintf(&b, "%s ", r)
		}
	}
	return b.String()
}

// metadata adds the XMP metadata, which archives and accessibility checkers read.
func (d *Document) metadata(f *file) ref {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	for _, p := range []struct{ name, list, item, text string }{
		{"title", "Alt", ` xml:lang="x-default"`, d.Title},
		{"creator", "Seq", "", d.Author},
		{"description", "Alt", ` xml:lang="x-default"`, d.Subject},
		{"language", "Bag", "", d.Language},
	} {
		if p.text == "" {
			continue
		}
		fmt.Fprintf(&b, "<dc:%s><rdf:%s><rdf:li%s>", p.name, p.list, p.item)
		_ = xml.EscapeText(&b, []byte(p.text)) // a builder can't fail
		fmt.Fprintf(&b, "</rdf:li></rdf:%s></dc:%s>\n", p.list, p.name)
	}
	b.WriteString("<pdf:Producer>ospomap</pdf:Producer>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return f.add("<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream", b.Len(), b.String())
}
