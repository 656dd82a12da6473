package model

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxWord is the longest word, in code points, that is compared; anything longer is no
// typing mistake.
const maxWord = 48

// Near returns the candidate that word was most likely meant to be, or "" if none is
// close. It allows about one edit per three letters, at least one and at most three,
// and ignores case. Of equally close candidates the first wins.
func Near(word string, candidates []string) string {
	word = strings.ToLower(word)
	letters := utf8.RuneCountInString(word)
	if letters == 0 || letters > maxWord {
		return ""
	}
	best, limit := "", min(max(letters/3, 1), 3)
	a := []rune(word)
	var buf [maxWord + 3]rune
	for _, c := range candidates {
		if len(c) > utf8.UTFMax*len(buf) {
			continue
		}
		b := buf[:0]
		for _, r := range strings.ToLower(c) {
			b = append(b, r)
		}
		if d := distance(a, b, limit); d <= limit && d < letters {
			best, limit = c, d-1
		}
		if limit < 0 {
			break
		}
	}
	return best
}

// HoldingOrNear lists the ids that a word was most likely meant to be: all of which it is
// a part, else the nearest in spelling.
func HoldingOrNear(word string, ids []string) []string {
	if found := Holding(word, ids); len(found) > 0 {
		return found
	}
	if near := Near(word, ids); near != "" {
		return []string{near}
	}
	return nil
}

// Holding lists the ids of which a word is a part: those with parts that begin with its
// parts, in the singular, else those that have all of it somewhere.
func Holding(word string, ids []string) []string {
	parts := nameWords(plainName(word))
	for i, p := range parts {
		if len(p) > 3 {
			parts[i] = strings.TrimSuffix(p, "s")
		}
	}
	if len(parts) == 0 {
		return nil
	}
	begin := Those(ids, func(id string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return len(part) < 2 || !strings.Contains("-"+id, "-"+part) })
	})
	if whole := strings.Join(parts, "-"); len(begin) == 0 && len(whole) > 3 {
		return Those(ids, func(id string) bool { return strings.Contains(id, whole) })
	}
	return begin
}

// distance returns the number of letters to insert, delete, replace or swap with a
// neighbour to get from a to b, or any number above limit if there are more.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][maxWord + 4]int // the previous two rows of the table and the current one
	older, old, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(old[j]+1, row[j-1]+1, old[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		older, old, row = old, row, older
	}
	return old[len(b)]
}
