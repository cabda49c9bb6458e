using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;

namespace LandingZone.Infra.Tests.Security;

public sealed class AccountDefaultsTests
{
    private static readonly string[] PublicAccess = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    [Fact]
    public async Task Nothing_is_public_or_unencrypted_by_default()
    {
        var declaration = await Declare("arn:key", accountWide: true);

        Assert.True(declaration.One("aws:ebs/encryptionByDefault:EncryptionByDefault").Flag("enabled"));
        Assert.Equal("arn:key", declaration.One("aws:ebs/defaultKmsKey:DefaultKmsKey").Text("keyArn"));
        Assert.Equal("block-new-sharing", declaration.One("aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess").Text("state"));
        Assert.Equal("block-all-sharing", declaration.One("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess").Text("state"));
        Assert.False(declaration.One("aws:ec2/serialConsoleAccess:SerialConsoleAccess").Flag("enabled"));
        var metadata = declaration.One("aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults");
        Assert.Equal("required", metadata.Text("httpTokens"));
        Assert.Equal(1, metadata.Number("httpPutResponseHopLimit"));
        var block = declaration.One("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock");
        Assert.All(PublicAccess, what => Assert.True(block.Flag(what)));
        Assert.Equal(14, declaration.One("aws:iam/accountPasswordPolicy:AccountPasswordPolicy").Number("minimumPasswordLength"));
    }

    [Fact]
    public async Task What_an_account_has_once_is_set_by_one_stack()
    {
        var declaration = await Declare(null, accountWide: false);

        Assert.Empty(declaration.All("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"));
        Assert.Empty(declaration.All("aws:iam/accountPasswordPolicy:AccountPasswordPolicy"));
        Assert.Empty(declaration.All("aws:ebs/defaultKmsKey:DefaultKmsKey"));
        Assert.Single(declaration.All("aws:ebs/encryptionByDefault:EncryptionByDefault"));
    }

    [Fact]
    public async Task The_settings_stay_when_the_zone_goes_but_not_the_key()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, () => _ = new AccountDefaults(
            "account", new AccountDefaultsArgs { Zone = Samples.Rnd, VolumeKeyArn = "arn:key" }));

        Assert.Equal(
            ["aws:ebs/defaultKmsKey:DefaultKmsKey"],
            plan.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal) && !resource.RetainOnDelete)
                .Select(resource => resource.Type));
    }

    private static Task<Declaration> Declare(string? key, bool accountWide) => Declaration.OfAsync(() => _ = new AccountDefaults(
        "account",
        new AccountDefaultsArgs { Zone = Samples.Rnd, VolumeKeyArn = key is null ? null : (Pulumi.Input<string>)key, SetsAccountWide = accountWide }));
}
