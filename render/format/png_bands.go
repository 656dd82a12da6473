package format

import (
	"bytes"
	"compress/flate"
	"hash/adler32"
	"image"
	"runtime"
	"sync"

	"github.com/ospomap/ospomap/render/scene"
)

// An image is drawn and packed in bands, several at a time, so that a large one takes
// little memory. The bytes of the file don't depend on how many run at once.
const (
	bandRows   = 256
	bandPixels = 2_000_000 // limit for wide images
)

// band is a compressed part of an image.
type band struct {
	packed []byte   // piece of the zlib stream
	sum    checksum // of the uncompressed bytes
	size   int
	err    error
}

// drawBands draws and packs a scene. Each goroutine has its own raster.
func drawBands(s *scene.Scene, width, height int, fresh func() *raster) ([]band, error) {
	rows := max(1, min(bandRows, bandPixels/width))
	bands := make([]band, (height+rows-1)/rows)
	todo := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(bands)) {
		r := fresh()
		workers.Go(func() {
			z, _ := flate.NewWriter(nil, packing) // the level is valid
			for i := range todo {
				r.begin(image.Rect(0, i*rows, width, min((i+1)*rows, height)))
				r.nodes(s.Root)
				if r.err == nil {
					bands[i] = pack(z, r.image, i == len(bands)-1)
				}
				bands[i].err = r.err
			}
		})
	}
	for i := range bands {
		todo <- i
	}
	close(todo)
	workers.Wait()
	for _, b := range bands {
		if b.err != nil {
			return nil, b.err
		}
	}
	return bands, nil
}

// pack compresses a band. Each row is written as its difference from the row above, which
// is zero in most places. The first is the difference from pixel to pixel, since the row
// above it belongs to another band. The compressor is large and therefore reused.
func pack(z *flate.Writer, m *image.RGBA, last bool) band {
	const leftOf, above = 1, 2 // PNG filter types
	var packed bytes.Buffer
	z.Reset(&packed)
	size := m.Rect.Size()
	row := make([]byte, 1+3*size.X)
	before := make([]byte, 4*size.X)
	sum := adler32.New()
	for y := range size.Y {
		pixels := m.Pix[y*m.Stride : y*m.Stride+4*size.X]
		if row[0] = above; y == 0 {
			row[0] = leftOf
			copy(before[4:], pixels)
		}
		for from, to := 0, 1; from < len(pixels); from, to = from+4, to+3 {
			p, q := pixels[from:from+3:from+3], before[from:from+3:from+3]
			row[to], row[to+1], row[to+2] = p[0]-q[0], p[1]-q[1], p[2]-q[2]
		}
		before = pixels
		sum.Write(row) // neither Write can fail
		z.Write(row)
	}
	if last {
		z.Close()
	} else {
		z.Flush()
	}
	return band{packed: packed.Bytes(), sum: checksum(sum.Sum32()), size: size.Y * len(row)}
}

// packing is the compression level. Higher ones take half as long again and save 4 %.
const packing = flate.BestSpeed

// checksum is Adler-32. The lower half is one more than the sum of all bytes, the upper
// half the sum of the lower half after each byte; both modulo a prime.
type checksum uint32

// and returns the checksum of the data of c followed by n bytes with checksum d.
func (c checksum) and(d checksum, n int) checksum {
	const prime = 65521
	lower := (c&0xFFFF + d&0xFFFF + prime - 1) % prime
	upper := (c>>16 + d>>16 + checksum(n%prime)*((c&0xFFFF+prime-1)%prime)) % prime
	return upper<<16 | lower
}
