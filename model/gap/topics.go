package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Topic is a part of the book's introduction that several rules are based on, in our
// own words.
type Topic struct {
	Name    string
	Title   string
	About   string
	Points  []Point
	Show    string // the command that shows it for a map
	URL     string
	Further []model.Source
}

// Point is an entry of a checklist.
type Point struct {
	Head  string
	Text  string
	Asks  []string // questions to ask
	Doing string   // recommendation; may be empty
}

// Rules returns the rules that are based on that part of the introduction. Each scenario
// has a section of its own; their topic links to the first.
func (t Topic) Rules() []*Rule {
	section := strings.TrimSuffix(t.URL, "1")
	return model.Those(sorted(), func(r *Rule) bool { return strings.HasPrefix(r.Source.URL, section) })
}

// Topics returns the topics in the order of the book.
func Topics() []Topic { return slices.Clone(topics) }

var topics = []Topic{
	{
		Name: "readiness", Title: "Is the organisation ready for open source, and for an office?",
		About: "An office need not be where open source begins. First find out where the organisation stands in five areas and where it wants to be; " +
			"then ask stakeholders of different perspectives the twelve questions. What they answer goes into the map under readiness.answers, by the word in brackets. What is strong, what is weak and what could be won decides whether an office, a pilot or something smaller is next.",
		Points: []Point{
			{Head: "usage", Text: "How much open source is used, and for what.",
				Asks: []string{"Which projects are used by many? (widely-used)", "Which are critical to operations? (critical)"}},
			{Head: "knowledge", Text: "How well those who are involved know open source.",
				Asks: []string{"Do they know licences and what these ask for? (licensing)", "Do they see the benefits and the risks? (benefits-and-risks)"}},
			{Head: "culture", Text: "Whether people are used to working in the open.",
				Asks: []string{"Do people share and work together across teams? (sharing)", "Are they willing to contribute to projects outside? (contributing)"}},
			{Head: "tools", Text: "Which tools and processes there are.",
				Asks: []string{"Which of those that exist will serve? (tools-existing)", "Which are missing? (tools-missing)"}},
			{Head: "gaps", Text: "What is still missing, and the plan to close it.",
				Asks:  []string{"Which gaps are there? (gaps-found)", "What will close them? (gaps-closing)"},
				Doing: "Train those involved, bring in tools and processes, or set up an office that coordinates."},
			{Head: "the twelve questions", Text: "What stakeholders answer, at least two of different perspectives:", Asks: []string{
				"How do you define open source? (definition)", "What does it mean to you and the organisation? (meaning)",
				"How much of it is in use already? (amount-used)", "How would you describe the open source culture here? (culture)",
				"What should it be used for, and to what end? (goals)", "How is it used today? (usage)", "How is it made here, and contributed to? (creation)",
				"Which policies and procedures are there? (policies)", "What has to be minded legally? (legal)",
				"Why set up an office? (motivations)", "What will be hard about it? (challenges)", "What will it need? (resources)",
			}},
		},
		Show: "ospomap render MAP --view readiness",
		URL:  readinessURL, Further: []model.Source{readBasics, readFAQ, readLandscape},
	},
	{
		Name: "perspectives", Title: "Four directions in which an office looks",
		About: "An office works through others, within the organisation and beyond it; some it meets, others it reaches through somebody. Each perspective has its own people, its own ways of working together, and its own gaps. " +
			"What joins them is what open source brings to goals that are shared.",
		Points: []Point{
			{Head: "downward", Text: "The team: tasks follow from the objectives, and somebody manages them.", Doing: "Give objectives and work an owner, and nobody more than they have time for."},
			{Head: "upward", Text: "Those who decide on budget and mandate.", Doing: "Where an office is proposed, manage expectations and fit the technology needs of executives."},
			{Head: "sideways", Text: "Other teams and functions.", Doing: "In a business, work with developer tools and security at least."},
			{Head: "outside", Text: "Communities, foundations and everybody beyond the organisation.", Doing: "Speak for the organisation there in a way that fits its objectives."},
		},
		Show: "ospomap render MAP --view compass",
		URL:  perspectiveURL, Further: []model.Source{readManagement, readCreate},
	},
	{
		Name: "hats", Title: "Five hats of the people in an office, and four aspects of their work",
		About: "An office is people with knowledge of open source, whether they sit together or not. One person may wear several hats. " +
			"They join the organisation to the communities that it depends on: it gains from open source, is good to it, and runs fewer risks. No two offices are alike, in name or in shape.",
		Points: []Point{
			{Head: "enabler", Text: "Helps others to change culture, processes and tools.", Doing: "Teach teams, set up workflows, bring in tools."},
			{Head: "counselor", Text: "Advises on trends, licences, projects and foundations.", Doing: "Keep those who decide up to date."},
			{Head: "advocate", Text: "Promotes using, contributing and good practice.", Doing: "Win people for projects, and help to start new ones."},
			{Head: "environmentalist", Text: "Keeps the projects alive that are depended on.", Doing: "See to their security, upkeep and health, with work or with money."},
			{Head: "gatekeeper", Text: "Sees to it that policies are kept.", Doing: "Lower the risks of compliance and security."},
			{Head: "the four aspects", Text: "What the work of an office has to cover:", Asks: []string{
				"Do its aims follow from those of the organisation? (strategy)", "Who decides what, and by which rules? (governance)",
				"Are licences and duties kept? (compliance)", "Is the organisation at home in the communities it needs? (community)",
			}},
		},
		Show: "ospomap render MAP --view hats",
		URL:  whoURL, Further: []model.Source{readDefinition},
	},
	{
		Name: "scenarios", Title: "Four ways in which offices go wrong",
		About: "What open source professionals meet most often. Each is told by at least two signs in the map, never by one alone.",
		Points: []Point{
			{Head: "misaligned", Text: "The office was set up without regard to what the organisation wants.", Doing: "Write a clear mission, set objectives that can be measured, and bring in other departments."},
			{Head: "silo", Text: "The office is seen as something apart.", Doing: "Build open source practice into the departments, and show what it brings to goals that are shared."},
			{Head: "compliance-only", Text: "The office is seen as a matter of law and compliance.", Doing: "Show its worth for strategy: support for goals, for security demands from inside and outside, and for innovation."},
			{Head: "one-size-fits-all", Text: "The office is copied from elsewhere.", Doing: "Find out what this organisation needs and whether an office is the answer, and shape it accordingly."},
		},
		Show: "ospomap check MAP",
		URL:  scenarioURL + "1", Further: []model.Source{readCreate, readBusiness, readGovernment, readBook},
	},
}
