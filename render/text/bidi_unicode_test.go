//go:build readers

package text

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Unicode's own conformance test, from the package unicode-data.
func TestBidiCharacterTest(t *testing.T) {
	f, err := os.Open("/usr/share/unicode/BidiCharacterTest.txt")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skipf("%v; .ci/tools installs it", err)
	}
	defer f.Close()
	lines, failed := 0, 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		fields := strings.Split(sc.Text(), ";")
		if len(fields) != 5 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		lines++
		var line []rune
		for _, hex := range strings.Fields(fields[0]) {
			c, _ := strconv.ParseInt(hex, 16, 32)
			line = append(line, rune(c))
		}
		p := newParagraph(line)
		switch fields[1] {
		case "0", "1":
			p.base = fields[1][0] - '0'
		default:
			p.base = p.firstStrong(0, len(line))
		}
		if got := strconv.Itoa(int(p.base)); got != fields[2] {
			t.Errorf("%s: the paragraph's level is %s, want %s", fields[0], got, fields[2])
		}
		p.resolve()
		var levels []byte
		for i, want := range strings.Fields(fields[3]) {
			if want == "x" {
				continue
			}
			levels = append(levels, p.levels[i])
			if strconv.Itoa(int(p.levels[i])) != want {
				if failed++; failed <= 8 {
					t.Errorf("%s (base %s): level %d is %d, want %s", fields[0], fields[1], i, p.levels[i], fields[3])
				}
				break
			}
		}
		var order []string
		for _, k := range VisualOrder(levels) {
			place := -1
			for i, n := 0, k; ; i++ {
				if strings.Fields(fields[3])[i] != "x" {
					if n == 0 {
						place = i
						break
					}
					n--
				}
			}
			order = append(order, strconv.Itoa(place))
		}
		if got := strings.Join(order, " "); got != strings.TrimSpace(fields[4]) && failed == 0 {
			t.Errorf("%s: order %s, want %s", fields[0], got, fields[4])
			failed++
		}
	}
	if lines < 90000 {
		t.Errorf("only %d lines were tried", lines)
	}
	if failed > 0 {
		t.Errorf("%d of %d lines fail", failed, lines)
	}
}
