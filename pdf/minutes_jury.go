package pdf

import (
	"strings"

	"certibloc/data"
)

// The columns of the members.
const (
	collegeLeft   = 88.0
	declaredLeft  = 128.0
	memberGap     = 3.0
	presenceWidth = 20.0
	memberWidth   = collegeLeft - memberGap - marginLeft
	collegeWidth  = declaredLeft - memberGap - collegeLeft
	declaredWidth = marginRight - presenceWidth - memberGap - declaredLeft
)

// jury fits the composition, the members, and what the reader must know of them.
func (l *minutesLayout) jury() []piece {
	pieces := []piece{l.heading(l.d.say(headingJury))}
	pieces = append(pieces, l.captioned(l.d.certificationText(captionAsked, l.sheet.Certification), "la composition demandée", l.Asked)...)
	pieces = append(pieces, l.members()...)
	pieces = append(pieces, l.captioned(l.d.say(captionFound), "le constat de composition", l.Composition)...)
	var aside []string
	for _, r := range l.SetAside {
		aside = append(aside, l.d.fill(setAsideFor, "point", sentenceOf(r.Point), "motif", sentenceOf(r.Reason)))
	}
	pieces = append(pieces, l.captioned(l.d.say(captionSetAside), "un point écarté", aside)...)
	pieces = append(pieces, l.ties()...)
	if l.CastingVote {
		vote := l.sentence("la voix du président", l.d.say(castingVote))
		vote.before = 5
		pieces = append(pieces, vote)
	}
	return pieces
}

// sentenceOf ends a text with a full stop, unless it ends a sentence already.
func sentenceOf(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// captioned is a list under its caption, or nothing.
func (l *minutesLayout) captioned(caption, where string, texts []string) []piece {
	if len(texts) == 0 {
		return nil
	}
	return append([]piece{l.caption(caption)}, l.items(where, texts)...)
}

// members fits the table of the members, or says that there are none here.
func (l *minutesLayout) members() []piece {
	if len(l.Members) == 0 {
		return []piece{l.sentence("le jury", l.noMembersText())}
	}
	head := l.memberHead()
	pieces := []piece{{block: head, glue: bound}}
	head.before = 0
	for _, m := range l.Members {
		pieces = append(pieces, piece{block: l.member(m), glue: soft, again: []block{head}})
	}
	pieces[len(pieces)-1].glue = loose
	return pieces
}

// noMembersText says who deliberated where nobody of this centre did.
func (l *minutesLayout) noMembersText() string {
	if l.Held == "" {
		return l.d.say(noMembers)
	}
	text := l.d.fill(heldElsewhere, "jury", l.Held)
	if l.Reference != "" {
		text += " " + l.d.say(takenOver)
	}
	return text
}

func (l *minutesLayout) memberHead() block {
	column := func(x float64, a align, text string) placed {
		return placed{x: x, align: a, text: l.fit("une colonne", text, l.d.style(semiBold, 0, grey), memberWidth, step{lines: 1, max: 9, min: 9})}
	}
	return blockOf(6, column(marginLeft, left, l.d.say(columnMember)), column(collegeLeft, left, l.d.say(columnCollege)),
		column(declaredLeft, left, l.d.say(columnDeclared)), column(marginRight, right, l.d.say(columnPresence))).under(2.2, 0.35, midnight)
}

// member fits one row: the name over the quality, the college over what it entails, the declaration, the presence.
func (l *minutesLayout) member(m data.SheetMember) block {
	const gap = 1.8
	small := l.d.style(regular, minutesSize-1, grey)
	name := l.set("le nom d’un membre du jury", m.Name, l.d.style(semiBold, minutesSize, ink), memberWidth)
	college := l.set("le collège d’un membre du jury", m.College, l.d.style(regular, minutesSize, ink), collegeWidth)
	declared := l.d.say(notDeclared)
	if m.Declared.Valid() {
		declared = l.d.fill(declaredOn, "date", dateText(m.Declared))
	}
	presence, face := m.Presence, semiBold
	if presence == "" {
		presence, face = l.d.say(presenceNotNoted), regular
	}
	return blockOf(3.4,
		placed{x: marginLeft, text: name},
		placed{x: marginLeft, down: name.height() + gap, text: l.set("la qualité d’un membre du jury", m.Quality, small, memberWidth)},
		placed{x: collegeLeft, text: college},
		placed{x: collegeLeft, down: college.height() + gap, text: l.set("le rôle d’un membre du jury", l.d.memberRole(m), small, collegeWidth)},
		placed{x: declaredLeft, text: l.set("la déclaration d’un membre du jury", declared, l.d.style(regular, minutesSize-1, ink), declaredWidth)},
		placed{x: marginRight, align: right, text: l.set("la présence d’un membre du jury", presence, l.d.style(face, minutesSize-0.5, ink), presenceWidth)},
	).under(2.4, 0.15, hair)
}

// memberRole says what a member is beside what the name of the college says.
func (w words) memberRole(m data.SheetMember) string {
	var roles []string
	for _, r := range []struct {
		has  bool
		text string
	}{{m.President && !strings.Contains(strings.ToLower(m.College), "présiden"), w.say(presides)}, {m.External, w.say(fromOutside)}, {m.Substitute, w.say(substitutes)}} {
		if r.has {
			roles = append(roles, r.text)
		}
	}
	return strings.Join(roles, enumerationComma)
}

// ties fits what binds members to candidates, or says that nothing is noted.
func (l *minutesLayout) ties() []piece {
	if len(l.Members) == 0 && len(l.Ties) == 0 {
		return nil
	}
	texts := []string{l.d.say(noTies)}
	if len(l.Ties) > 0 {
		texts = nil
	}
	for _, t := range l.Ties {
		sentence := tieStayed
		if t.Recused {
			sentence = tieRecused
		}
		texts = append(texts, l.d.fill(sentence, "membre", t.Member, "candidat", t.Candidate, "lien", t.Tie))
	}
	return l.captioned(l.d.say(captionTies), "un lien entre un membre et un candidat", texts)
}
