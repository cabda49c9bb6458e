using LandingZone.Delivery;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Delivery;

public sealed class SigningKeyTests
{
    private const string Package = "arn:aws:iam::222222222222:role/rnd-eu-west-1-release-crimes-package";

    [Fact]
    public async Task The_package_phase_signs_others_check_and_administrators_do_neither()
    {
        var key = (await Declaration.OfAsync(() => _ = new SigningKey("signing", Args()))).One("aws:kms/key:Key");
        var statements = key.Json("policy").Statements();

        Assert.Equal("SIGN_VERIFY", key.Text("keyUsage"));
        Assert.Equal(["kms:Sign"], statements["Sign"].Actions());
        Assert.Contains($"ArnEquals aws:PrincipalArn {Package}", statements["Sign"].Conditions());
        Assert.Equal(
            ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"], statements["CheckSignatures"].Principals());
        Assert.DoesNotContain("kms:Sign", statements["Administer"].Actions());
        Assert.DoesNotContain("kms:Sign", statements["CheckSignatures"].Actions());
    }

    [Fact]
    public async Task The_key_is_protected()
    {
        var plan = await Planned.OfAsync(RunMode.Simulate, () => _ = new SigningKey("signing", Args()));

        Assert.True(plan.Resources.Single(resource => resource.Type == "aws:kms/key:Key").Protect);
    }

    private static SigningKeyArgs Args() => new()
    {
        Zone = Samples.Rnd,
        Deployer = "arn:aws:iam::222222222222:role/deployer",
        Signers = [Package],
        VerifierAccounts = ["333333333333"],
    };
}
