package reporter

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted *sarifText  `json:"insertedContent,omitempty"`
}

// newSARIFFix writes a patch as whole lines. A region without length is where
// something is only inserted.
func newSARIFFix(uri string, f *File, p *patch) sarifFix {
	change := sarifChange{Artifact: sarifArtifact{uri}}
	for _, h := range p.hunks(f) {
		r := sarifReplacement{Deleted: sarifRegion{StartLine: h.Line, StartColumn: 1, EndLine: h.End, EndColumn: 1}}
		if h.Text != "" {
			r.Inserted = &sarifText{Text: h.Text}
		}
		change.Replacements = append(change.Replacements, r)
	}
	return sarifFix{sarifMessage(p.sentence()), []sarifChange{change}}
}
