using LandingZone.Policies.Rules.Pods;

namespace LandingZone.Policies.Tests.Rules.Pods;

/// <summary>Names of images, as registries and container runtimes read them.</summary>
public sealed class ImageReferenceTests
{
    private const string Digest = "sha256:53272a2a26529bb3f871aa79e8618c1665470f7a624f8e6234a6961da79df47b";

    [Theory]
    [InlineData("nginx", "docker.io/nginx", null, null)]
    [InlineData("nginx:1.27", "docker.io/nginx", "1.27", null)]
    [InlineData("library/nginx", "docker.io/library/nginx", null, null)]
    [InlineData("localhost/web", "localhost/web", null, null)]
    [InlineData("registry:5000/web", "registry:5000/web", null, null)]
    [InlineData("registry:5000/team/web:v2", "registry:5000/team/web", "v2", null)]
    [InlineData("quay.io/team/web@" + Digest, "quay.io/team/web", null, Digest)]
    [InlineData("quay.io/team/web:v2@" + Digest, "quay.io/team/web", "v2", Digest)]
    public void Name_has_registry_tag_and_digest(string text, string name, string? tag, string? digest) =>
        Assert.Equal(new ImageReference(name, tag, digest), ImageReference.Parse(text));

    [Theory]
    [InlineData("web@" + Digest, true)]
    [InlineData("web@sha256:53272a2a", false)]
    [InlineData("web@sha512:53272a2a26529bb3f871aa79e8618c1665470f7a624f8e6234a6961da79df47b", false)]
    [InlineData("web:v2", false)]
    public void Only_a_whole_digest_names_one_content(string text, bool isPinned) => Assert.Equal(isPinned, ImageReference.Parse(text).IsPinned);
}
