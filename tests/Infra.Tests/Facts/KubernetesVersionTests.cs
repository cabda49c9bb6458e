using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class KubernetesVersionTests
{
    private static readonly DateOnly Autumn2026 = new(2026, 11, 21);

    [Fact]
    public void Versions_are_in_order_and_their_dates_too()
    {
        Assert.Equal(KubernetesVersion.All.OrderBy(version => version.Minor), KubernetesVersion.All);
        Assert.All(KubernetesVersion.All, version =>
        {
            Assert.Same(version, KubernetesVersion.Parse(version.Name));
            Assert.Equal($"1.{version.Minor}", version.Name);
            Assert.True(version.Released < version.EndOfStandardSupport);
            Assert.Equal(version.EndOfStandardSupport.AddYears(1), version.EndOfExtendedSupport);
        });
    }

    [Theory]
    [InlineData("1.31", 2025, 11, 26)]
    [InlineData("1.32", 2026, 3, 23)]
    [InlineData("1.33", 2026, 7, 29)]
    [InlineData("1.34", 2026, 12, 2)]
    [InlineData("1.35", 2027, 3, 27)]
    [InlineData("1.36", 2027, 8, 2)]
    public void The_ends_of_standard_support_are_those_of_the_EKS_calendar(string name, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), KubernetesVersion.Parse(name).EndOfStandardSupport);

    [Theory]
    [InlineData("2025-10-01", KubernetesSupport.NotReleased)]
    [InlineData("2025-10-02", KubernetesSupport.Standard)]
    [InlineData("2026-12-01", KubernetesSupport.Standard)]
    [InlineData("2026-12-02", KubernetesSupport.Extended)]
    [InlineData("2027-12-01", KubernetesSupport.Extended)]
    [InlineData("2027-12-02", KubernetesSupport.Ended)]
    public void Support_changes_on_the_days_of_the_calendar(string day, KubernetesSupport support) =>
        Assert.Equal(support, KubernetesVersion.Parse("1.34").SupportOn(DateOnly.Parse(day, null)));

    [Fact]
    public void A_version_in_standard_support_has_no_problem() =>
        Assert.Null(KubernetesVersion.Parse("1.35").ProblemOn(Autumn2026, allowExtendedSupport: false));

    [Fact]
    public void Extended_support_is_a_problem_unless_it_is_allowed()
    {
        var version = KubernetesVersion.Parse("1.33");

        Assert.Equal(
            "Kubernetes 1.33 left the standard support of Amazon EKS on 2026-07-29, and it is 2026-11-21; in standard support on that day: "
            + "1.34 (until 2026-12-02), 1.35 (until 2027-03-27), 1.36 (until 2027-08-02), "
            + "or set AllowExtendedSupport, at a higher price, until 2027-07-29.",
            version.ProblemOn(Autumn2026, allowExtendedSupport: false));
        Assert.Null(version.ProblemOn(Autumn2026, allowExtendedSupport: true));
    }

    [Fact]
    public void A_version_without_any_support_is_a_problem_in_any_case() =>
        Assert.Equal(
            "Kubernetes 1.30 left the extended support of Amazon EKS on 2026-07-23, and it is 2026-11-21; in standard support on that day: "
            + "1.34 (until 2026-12-02), 1.35 (until 2027-03-27), 1.36 (until 2027-08-02).",
            KubernetesVersion.Parse("1.30").ProblemOn(Autumn2026, allowExtendedSupport: true));

    [Fact]
    public void A_version_before_its_release_is_a_problem() =>
        Assert.Equal(
            "Kubernetes 1.36 is not on Amazon EKS before 2026-06-02, and it is 2026-03-01; in standard support on that day: "
            + "1.32 (until 2026-03-23), 1.33 (until 2026-07-29), 1.34 (until 2026-12-02), 1.35 (until 2027-03-27).",
            KubernetesVersion.Parse("1.36").ProblemOn(new(2026, 3, 1), allowExtendedSupport: false));

    [Fact]
    public void Data_that_is_out_of_date_says_so() =>
        Assert.Equal(
            "Kubernetes 1.36 left the standard support of Amazon EKS on 2027-08-02, and it is 2028-01-01; "
            + "no version in infra/Facts/eks-versions.json is in standard support on that day, so bring the file up to date, "
            + "or set AllowExtendedSupport, at a higher price, until 2028-08-02.",
            KubernetesVersion.Parse("1.36").ProblemOn(new(2028, 1, 1), allowExtendedSupport: false));

    [Theory]
    [InlineData("1.7")]
    [InlineData("v1.35")]
    [InlineData("1.35.2")]
    public void An_unknown_version_is_refused_with_those_that_exist(string text)
    {
        Assert.False(KubernetesVersion.TryParse(text, out var version, out var problem));
        Assert.Null(version);
        Assert.Equal(
            $"'{text}' is not a Kubernetes version that Amazon EKS offers; give major and minor of one of "
            + "1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36 (infra/Facts/eks-versions.json lists them).",
            problem);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => KubernetesVersion.Parse(text)).Message);
    }

    [Fact]
    public void A_missing_version_is_refused()
    {
        Assert.False(KubernetesVersion.TryParse(null, out _, out var problem));
        Assert.Equal("The Kubernetes version is missing; name one, for example '1.36'.", problem);
    }
}
