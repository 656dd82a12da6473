package pdf

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Flags of a component of a composite glyph, such as an accented letter.
const (
	partWords     = 1 << 0 // offsets are words, not bytes
	partScale     = 1 << 3
	partMore      = 1 << 5 // another component follows
	partTwoScales = 1 << 6
	partMatrix    = 1 << 7
)

// subset returns a font file with the outlines of the used glyphs and their components.
// Glyphs keep their numbers; the outlines of the others are empty.
func (f *Font) subset(used []bool) ([]byte, error) {
	keep := make([]bool, len(used))
	for g, is := range used {
		if is {
			if err := f.mark(keep, g); err != nil {
				return nil, err
			}
		}
	}
	var outlines, places []byte
	for g, is := range keep {
		places = binary.BigEndian.AppendUint32(places, uint32(len(outlines)))
		if is {
			outlines = pad(append(outlines, f.outline(g)...))
		}
	}
	places = binary.BigEndian.AppendUint32(places, uint32(len(outlines)))

	metrics := append([]byte(nil), f.tables["hmtx"]...)
	for g, long := 0, u16(f.tables["hhea"], 34); g < min(len(keep), long); g++ {
		if !keep[g] && g < long-1 { // the last width applies to all that follow
			clear(metrics[4*g : 4*g+4])
		}
	}
	head := append([]byte(nil), f.tables["head"]...)
	clear(head[8:12])                        // checksum of the file, set below
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets in loca

	tables := map[string][]byte{"glyf": outlines, "loca": places, "hmtx": metrics, "head": head}
	return f.assemble(tables), nil
}

// mark keeps a glyph and its components.
func (f *Font) mark(keep []bool, g int) error {
	if keep[g] {
		return nil
	}
	keep[g] = true
	outline := f.outline(g)
	if len(outline) == 0 || i16(outline, 0) >= 0 {
		return nil
	}
	for at, flags := 10, partMore; flags&partMore != 0; {
		if at+4 > len(outline) {
			return fmt.Errorf("%s: glyph %d is broken", f.name, g)
		}
		flags = u16(outline, at)
		part := u16(outline, at+2)
		if part >= len(keep) {
			return fmt.Errorf("%s: glyph %d has no part %d", f.name, g, part)
		}
		if err := f.mark(keep, part); err != nil {
			return err
		}
		at += 6
		if flags&partWords != 0 {
			at += 2
		}
		switch {
		case flags&partScale != 0:
			at += 2
		case flags&partTwoScales != 0:
			at += 4
		case flags&partMatrix != 0:
			at += 8
		}
	}
	return nil
}

// outline returns a glyph's outline, empty for a space.
func (f *Font) outline(g int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if u16(f.tables["head"], 50) == 0 {
		return glyf[2*u16(loca, 2*g) : 2*u16(loca, 2*g+2)]
	}
	return glyf[u32(loca, 4*g):u32(loca, 4*g+4)]
}

// assemble returns a font file. tables replace those of the font.
func (f *Font) assemble(tables map[string][]byte) []byte {
	n := len(embedded)
	power := bits.Len(uint(n)) - 1
	b := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	var body []byte
	headAt := 0
	for _, tag := range embedded {
		table, changed := tables[tag]
		if !changed {
			table = f.tables[tag]
		}
		at := 12 + 16*n + len(body)
		if tag == "head" {
			headAt = at
		}
		b = append(b, tag...)
		for _, v := range []uint32{checksum(table), uint32(at), uint32(len(table))} {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		body = pad(append(body, table...))
	}
	b = append(b, body...)
	binary.BigEndian.PutUint32(b[headAt+8:], 0xB1B0AFBA-checksum(b))
	return b
}

// checksum returns the sum of big-endian words.
func checksum(table []byte) uint32 {
	sum := uint32(0)
	for i, c := range table {
		sum += uint32(c) << (24 - 8*(i%4))
	}
	return sum
}

// pad appends zeros up to a multiple of four bytes.
func pad(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
