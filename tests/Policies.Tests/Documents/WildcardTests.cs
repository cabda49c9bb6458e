using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Tests.Documents;

/// <summary>The patterns of IAM, against a regular expression and against every short text.</summary>
public sealed class WildcardTests
{
    /// <summary>Few letters, so that patterns and texts meet.</summary>
    private static readonly Gen<string> Patterns = Text('a', 'b', '*', '?');

    private static readonly Gen<string> Texts = Text('a', 'b', 'c');

    /// <summary>Every text of two letters that two patterns of four characters may need to meet.</summary>
    private static readonly string[] ShortTexts = [.. Enumerable.Range(0, 9).SelectMany(OfLength)];

    [Theory]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:Get*", "s3:PutObject", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("arn:aws:s3:::zone-*/curated/*", "arn:aws:s3:::zone-a/x/curated/y", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*a*b*c", "xxaxxbxxbxxc", true)]
    public void Pattern_matches_a_text(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Wildcard.Matches(pattern, text));

    [Fact]
    public void Case_counts_unless_told()
    {
        Assert.False(Wildcard.Matches("S3:get*", "s3:GetObject"));
        Assert.True(Wildcard.Matches("S3:get*", "s3:GetObject", ignoreCase: true));
        Assert.True(Wildcard.Overlap("S3:get*", "s3:GetO*", ignoreCase: true));
        Assert.True(Wildcard.Covers("S3:get*", "s3:GetO*", ignoreCase: true));
        Assert.False(Wildcard.Covers("S3:get*", "s3:GetO*"));
    }

    [Fact]
    public void Matching_is_that_of_a_regular_expression() =>
        Prop.ForAll(
                Patterns.ToArbitrary(),
                Texts.ToArbitrary(),
                (pattern, text) => Wildcard.Matches(pattern, text)
                    == Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".")}\\z"))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Overlap_means_that_some_text_is_matched_by_both() =>
        Prop.ForAll(
                Patterns.ToArbitrary(),
                Patterns.ToArbitrary(),
                (left, right) => Wildcard.Overlap(left, right)
                    == WitnessesOf(left, right).Any(text => Wildcard.Matches(left, text) && Wildcard.Matches(right, text)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Cover_means_that_no_text_is_matched_by_the_narrow_one_alone() =>
        Prop.ForAll(
                Patterns.ToArbitrary(),
                Patterns.ToArbitrary(),
                (wide, narrow) => Wildcard.Covers(wide, narrow)
                    == !WitnessesOf(wide, narrow).Any(text => Wildcard.Matches(narrow, text) && !Wildcard.Matches(wide, text)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a?c", true)]
    [InlineData("a?c", "a*c", false)]
    [InlineData("?*", "*?", true)]
    [InlineData("*", "*", true)]
    [InlineData("?*", "*", false)]
    [InlineData("arn:aws:iam::*:role/*", "arn:aws:iam::444455556666:role/zone-*", true)]
    [InlineData("arn:aws:iam::444455556666:role/zone-*", "arn:aws:iam::*:role/*", false)]
    public void Cover_of_known_patterns(string wide, string narrow, bool covers) => Assert.Equal(covers, Wildcard.Covers(wide, narrow));

    [Fact]
    public void Many_stars_do_not_slow_it_down()
    {
        var many = string.Concat(Enumerable.Repeat("*a", 60));
        Assert.True(Wildcard.Covers(many + "*", many));
        Assert.False(Wildcard.Covers(many, many + "*"));
        Assert.True(Wildcard.Overlap(many, many + "*"));
    }

    private static Gen<string> Text(params char[] letters) =>
        from length in Gen.Choose(0, 4)
        from text in Gen.ArrayOf(Gen.Elements(letters), length)
        select new string(text);

    /// <summary>The short texts, and longer ones with a letter that neither pattern has: what tells a star from question marks.</summary>
    private static IEnumerable<string> WitnessesOf(string left, string right) =>
        ShortTexts
            .Concat(new[] { left, right }.SelectMany(pattern => Enumerable.Range(0, 6).Select(
                length => pattern.Replace("*", new string('c', length)).Replace('?', 'c'))));

    private static IEnumerable<string> OfLength(int length) =>
        length == 0 ? [""] : OfLength(length - 1).SelectMany(text => "ab".Select(letter => text + letter));
}
