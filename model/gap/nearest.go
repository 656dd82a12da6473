package gap

// nearestRule is the id of the rule whose spelling is closest to id, or nothing
// when none is close.
func nearestRule(id string) string {
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	return nearest(id, ids)
}

// nearest is the candidate whose spelling is closest to word, or nothing when
// none is close.
func nearest(word string, candidates []string) string {
	best, least := "", len(word)/3+1
	for _, c := range candidates {
		if d := distance(word, c); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance counts the letters to insert, drop or change to turn a into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
