package draw

import (
	"fmt"
	"strings"
)

// spoken is how many names a list says before it only counts.
const spoken = 6

// Spoken is a list of names as a person would read it aloud: "Legal, CTO and
// Security", or "… and 9 more" where it is long.
func Spoken(names []string) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n > spoken+1:
		return strings.Join(names[:spoken], ", ") + fmt.Sprintf(" and %d more", n-spoken)
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
