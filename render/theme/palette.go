// Package theme holds the palette that all pictures share.
package theme

import "github.com/ospomap/ospomap/render/scene"

// Mode chooses the palette of a picture.
type Mode string

// The three modes; Auto follows the reader's system if the format can.
const (
	Auto  Mode = "auto"
	Light Mode = "light"
	Dark  Mode = "dark"
)

// Modes lists the modes in the order in which help shows them.
var Modes = []Mode{Auto, Light, Dark}

// Swatch is one role of the palette with its values as #RRGGBB.
type Swatch struct {
	Role  scene.Color
	Light string
	Dark  string
}

// Palette lists every role. Text roles have a contrast of at least 4.5:1 on every surface
// they are used on, in both modes; a test checks this.
var Palette = []Swatch{
	{scene.Page, "#FFFFFF", "#0E141B"},
	{scene.Org, "#F6F8FA", "#131B24"},
	{scene.OrgLine, "#8B98A8", "#66758A"},
	{scene.Card, "#FFFFFF", "#1A232D"},
	{scene.Line, "#D3DAE3", "#37434F"},
	{scene.Ink, "#17212E", "#EEF2F7"},
	{scene.Ink2, "#4D5A6A", "#B4C0CE"},
	{scene.Ink3, "#65717F", "#8593A4"},
	{scene.Wire, "#4D5A6A", "#B4C0CE"},
	{scene.Trunk, "#3A4B63", "#A9B8CB"},
	{scene.Hub, "#16253D", "#2B4A78"},
	{scene.HubInk, "#FFFFFF", "#FFFFFF"},
	{scene.HubInk2, "#C9D4E3", "#C8D7EC"},
	{scene.Upward, "#3D5BD0", "#8CA2FF"},
	{scene.Downward, "#08716D", "#4FC7BF"},
	{scene.Sideways, "#9E5408", "#F0A850"},
	{scene.Outside, "#8E3A86", "#DA8FD2"},
	{scene.Gap, "#C02F3C", "#FF7F88"},
	{scene.Warn, "#C02F3C", "#FF7F88"},
	{scene.Added, "#18742F", "#5BD98A"},
	{scene.Removed, "#5F6875", "#A7B2BF"},
	{scene.Changed, "#7A5900", "#E8C654"},
	{scene.Tone1, "#5B2A86", "#C3A6F2"},
	{scene.Tone2, "#2F55A4", "#86B3F5"},
	{scene.Tone3, "#0A6E87", "#57C6DC"},
	{scene.Tone4, "#2E7233", "#79CF74"},
	{scene.Tone5, "#7F6200", "#E3C342"},
	{scene.Tone6, "#A8431C", "#F39A6B"},
	{scene.UpwardTint, "#ECF0FC", "#1B2440"},
	{scene.DownwardTint, "#E5F4F2", "#12302F"},
	{scene.SidewaysTint, "#FCF1E3", "#33260F"},
	{scene.OutsideTint, "#F8ECF6", "#301B2E"},
	{scene.GapTint, "#FDEEEF", "#3A191D"},
}
