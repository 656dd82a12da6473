// Package ospomap holds what the programs say about the project as a whole: under
// which licences it comes.
package ospomap

import _ "embed"

// License is the licence of the project.
//
//go:embed LICENSE
var License string

// ThirdParty names what comes from others and is built into the programs, in
// Markdown, with the licences in full.
//
//go:embed THIRD_PARTY.md
var ThirdParty string
