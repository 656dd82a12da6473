package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// splice replaces some bytes with text.
type splice struct {
	from, to int
	text     string
	rank     int // order among splices at the same place, by the field table
}

// sorted returns splices by offset, those at the same place by rank and then in the order
// in which they were added. It fails if two of them overlap.
func sorted(splices []splice) ([]splice, error) {
	out := slices.Clone(splices)
	slices.SortStableFunc(out, func(a, b splice) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.rank, b.rank))
	})
	for i := 1; i < len(out); i++ {
		if out[i].from < out[i-1].to {
			return nil, errConflict
		}
	}
	return out, nil
}

func spliced(text []byte, splices []splice) []byte {
	var out bytes.Buffer
	at := 0
	for _, s := range splices {
		out.Write(text[at:s.from])
		out.WriteString(s.text)
		at = s.to
	}
	out.Write(text[at:])
	return out.Bytes()
}

// file holds the bytes of a map. Edits are planned on its text, with LF line breaks and
// without a byte order mark, and then carried over.
type file struct {
	raw  []byte
	undo []model.Edit // undoes the edits, the last one first
}

const mark = "\xef\xbb\xbf"

func (f *file) text() []byte {
	return bytes.ReplaceAll(bytes.TrimPrefix(f.raw, []byte(mark)), []byte("\r\n"), []byte("\n"))
}

// splice applies splices that were planned on the text.
func (f *file) splice(splices []splice) {
	before := 0 // how many more bytes the file has than the text, so far
	if bytes.HasPrefix(f.raw, []byte(mark)) {
		before = len(mark)
	}
	at := before // offset in the file
	raw := func(offset int) int {
		for at-before < offset {
			if f.raw[at] == '\r' {
				at, before = at+1, before+1
			}
			at++
		}
		return at
	}
	out := make([]splice, len(splices))
	for i, s := range splices {
		from := raw(s.from)
		out[i] = splice{from: from, to: raw(s.to), text: s.text}
		if f.ending(from) == "\r\n" {
			out[i].text = strings.ReplaceAll(s.text, "\n", "\r\n")
		}
	}
	f.replace(out)
}

// ending returns the line break that is used around an offset.
func (f *file) ending(offset int) string {
	at := bytes.LastIndexByte(f.raw[:offset], '\n')
	if at < 0 {
		at = bytes.IndexByte(f.raw, '\n')
	}
	if at > 0 && f.raw[at-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// replace applies splices to the file and records how to undo them.
func (f *file) replace(splices []splice) {
	shift := 0
	var undo []model.Edit
	for _, s := range splices {
		old := string(f.raw[s.from:s.to])
		undo = append(undo, model.Edit{Op: model.EditRestore, Offset: s.from + shift, Old: s.text, New: old})
		shift += len(s.text) - len(old)
	}
	slices.Reverse(undo)
	f.undo = append(undo, f.undo...)
	f.raw = spliced(f.raw, splices)
}

// restore applies an edit that puts bytes back.
func (f *file) restore(e model.Edit) error {
	if e.Offset < 0 || e.Offset > len(f.raw) || !bytes.HasPrefix(f.raw[e.Offset:], []byte(e.Old)) {
		return fmt.Errorf("the file does not hold at byte %d what is to be taken back", e.Offset)
	}
	f.replace([]splice{{from: e.Offset, to: e.Offset + len(e.Old), text: e.New}})
	return nil
}
