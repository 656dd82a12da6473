package cmdline

import (
	"math"
	"testing"
)

func TestSize(t *testing.T) {
	for text, want := range map[string]struct {
		bytes int64
		shown string
	}{
		"1":               {1, "1"},
		"1000":            {1000, "1000"},
		"2048":            {2048, "2K"},
		"500K":            {500 << 10, "500K"},
		"500kb":           {500 << 10, "500K"},
		"4M":              {4 << 20, "4M"},
		"4MiB":            {4 << 20, "4M"},
		"1G":              {1 << 30, "1G"},
		"7B":              {7, "7"},
		"8388607T":        {0, ""},
		"":                {0, ""},
		"0":               {0, ""},
		"-1":              {0, ""},
		"1.5M":            {0, ""},
		"M":               {0, ""},
		"10MM":            {0, ""},
		"9G9":             {0, ""},
		"99999999999999G": {0, ""},
	} {
		s := Size(42)
		err := s.Set(text)
		if want.bytes == 0 {
			if err == nil || s != 42 {
				t.Errorf("%q is taken as %d", text, s)
			}
			continue
		}
		if err != nil || int64(s) != want.bytes || s.String() != want.shown {
			t.Errorf("%q: got %d, %q, %v; want %d, %q", text, s, s.String(), err, want.bytes, want.shown)
		}
	}
}

func TestSizeOfEverything(t *testing.T) {
	var s Size
	if err := s.Set("9223372036854775807"); err != nil || s != math.MaxInt64 {
		t.Errorf("got %d, %v", s, err)
	}
}
